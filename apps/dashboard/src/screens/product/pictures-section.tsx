import { Box, Group, Text } from '@mantine/core';
import { ImageOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/layout/section';
import { pictureAddress, type Product } from './product-queries';

const SIZE_PX = 120;

/** The pictures that the shop shows of a product. */
export function PicturesSection({ product }: { product: Product }): ReactNode {
  const { t } = useTranslation();
  if (product.pictures.length === 0) return null;
  return (
    <Section title={t('product.pictures')}>
      <Group gap="sm">
        {product.pictures.map(({ index, alt }) => (
          <Picture
            key={index}
            address={pictureAddress(product.storeId, product.productId, index)}
            alt={alt === '' ? t('product.picture', { number: index + 1 }) : alt}
          />
        ))}
      </Group>
    </Section>
  );
}

function Picture({ address, alt }: { address: string; alt: string }): ReactNode {
  const { t } = useTranslation();
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken)
    return (
      <Box w={SIZE_PX} ta="center">
        <ImageOff aria-hidden />
        <Text size="xs" c="dimmed">
          {t('product.noPicture', { alt })}
        </Text>
      </Box>
    );
  return (
    <Box
      component="img"
      src={address}
      alt={alt}
      title={alt}
      w={SIZE_PX}
      h={SIZE_PX}
      bd="1px solid var(--mantine-color-default-border)"
      bdrs="sm"
      style={{ objectFit: 'contain' }}
      loading="lazy"
      onError={() => setIsBroken(true)}
    />
  );
}
